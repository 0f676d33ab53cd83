package dev.snailmail.examples.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureTest {

    private final Figure figure = new Figure("name", "How <much>", "µs", "%.1f");

    @Test
    void aTableWithGoals() {
        figure.add("ours", Spread.of(List.of(1.0, 2.0, 4.0)), Goal.atMost(1));
        figure.add("floor", Spread.once(0.5));

        assertThat(figure.markdown("pictures")).isEqualTo("""
                ### How <much>

                ![How <much>](pictures/name.svg)

                | | µs, median [least to most] | goal | met |
                | --- | --- | --- | --- |
                | ours | 2.0 [1.0 to 4.0] | ≤ 1 | **no** |
                | floor | 0.5 |  |  |
                """);
    }

    @Test
    void aTableWithoutGoalsHasNoColumnForThem() {
        figure.add("ours", Spread.once(2));

        assertThat(figure.markdown("pictures")).endsWith("""
                | | µs, median [least to most] |
                | --- | --- |
                | ours | 2.0 |
                """);
    }

    @Test
    void barsAreAsLongAsTheirMedians() throws Exception {
        figure.add("a & b", Spread.of(List.of(1.0, 2.0, 8.0)), Goal.atMost(4));
        figure.add("zero", Spread.once(0));
        figure.add("four", Spread.once(4));

        Document svg = parsed();
        assertThat(numbers(svg, "rect", "width"))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 0.2 ? 0 : 1)
                .containsExactly(105.0, 0.0, 210.0);
        List<Double> starts = numbers(svg, "line", "x1");
        List<Double> ends = numbers(svg, "line", "x2");
        assertThat(ends.get(0) - starts.get(0)).as("from the least to the most").isEqualTo(367.5, within(0.2));
        List<Double> heights = numbers(svg, "line", "y1");
        List<Double> otherHeights = numbers(svg, "line", "y2");
        assertThat(heights.get(0)).as("a line from the left to the right").isEqualTo(otherHeights.get(0));
        assertThat(heights.get(1)).as("a line from above to below").isLessThan(otherHeights.get(1));
        assertThat(starts.get(1)).as("the goal, at half of the longest").isEqualTo(ends.get(1));
        assertThat(svg.getDocumentElement().getTextContent()).contains("a & b", "µs");
    }

    @Test
    void whatIsBelowZeroIsDrawnToTheLeftOfIt() throws Exception {
        figure.add("less", Spread.once(-1));
        figure.add("more", Spread.once(3));

        Document svg = parsed();
        List<Double> lefts = numbers(svg, "rect", "x");
        assertThat(numbers(svg, "rect", "width")).containsExactly(105.0, 315.0);
        assertThat(lefts.get(1) - lefts.get(0)).isEqualTo(105.0, within(0.2));
    }

    @Test
    void aLogarithmicScaleGivesEachDecadeTheSame() throws Exception {
        figure.logarithmic();
        figure.add("1", Spread.once(1));
        figure.add("10", Spread.once(10));
        figure.add("100", Spread.once(100));

        List<Double> widths = numbers(parsed(), "rect", "width");
        assertThat(widths.get(0)).isPositive();
        assertThat(widths.get(2) - widths.get(1)).isEqualTo(widths.get(1) - widths.get(0), within(0.2));
    }

    @Test
    void aNameThatIsNoFileNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure("../p50", "", "", "%.1f"))
                .withMessage("name (../p50) must be small letters, figures and hyphens");
    }

    private Document parsed() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(BarChart.of(figure).getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Double> numbers(Document svg, String element, String attribute) {
        NodeList found = svg.getElementsByTagName(element);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            values.add(Double.parseDouble(((Element) found.item(i)).getAttribute(attribute)));
        }
        return values;
    }
}
