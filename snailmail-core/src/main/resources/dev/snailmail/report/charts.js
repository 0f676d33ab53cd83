// Figures over time, and the latencies against their law.

const MARGIN = {right: 12, top: 10, bottom: 22};

const pen = document.createElement('canvas').getContext('2d');

/** How many pixels the labels of an axis take. */
function widthOf(labels, plot) {
  pen.font = `11.5px ${getComputedStyle(plot).fontFamily}`;
  return labels.reduce((widest, label) => Math.max(widest, pen.measureText(label).width), 0);
}

/** The frame of a chart: its axes, and where a value stands. */
function frame(plot, {most, step}, formatY, ticksX) {
  const width = Math.max(160, plot.clientWidth);
  const height = plot.clientHeight;
  const marks = [];
  for (let value = 0; value <= most * 1.0001; value += step) {
    marks.push({value, text: formatY(value).replace(/\.0(?= )/, '')});
  }
  const left = Math.ceil(widthOf(marks.map((mark) => mark.text), plot)) + 9;
  plot.dataset.left = left;
  const inner = {width: width - left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom};
  const x = (part) => left + part * inner.width;
  const y = (value) => MARGIN.top + inner.height - (value / most) * inner.height;
  const drawing = svg('svg', {width, height, 'aria-hidden': true});
  for (const {value, text} of marks) {
    drawing.append(
      svg('line', {class: value === 0 ? 'base' : 'grid', x1: x(0), x2: x(1), y1: y(value), y2: y(value)}),
      svg('text', {x: left - 7, y: y(value) + 4, 'text-anchor': 'end'}, text),
    );
  }
  for (const tick of ticksX(inner.width)) {
    const end = tick.at > 0.97 ? 'end' : tick.at < 0.03 ? 'start' : 'middle';
    drawing.append(svg('text', {x: x(tick.at), y: height - 5, 'text-anchor': end}, tick.text));
  }
  return {drawing, x, y, width, height, inner};
}

function ticksBetween(from, to, pixels) {
  const step = niceStep(to - from, pixels / 90);
  const ticks = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to * 1.000001; i++) {
    ticks.push({at: (i * step - from) / (to - from), text: formatTick(i * step, step)});
  }
  return ticks;
}

/** An axis from zero to a mark that is not below the highest value; whole things are marked whole. */
function axisTo(highest, whole) {
  const step = whole ? Math.max(1, niceStep(highest, 3)) : niceStep(Math.max(1, highest), 3);
  return {step, most: Math.max(1, Math.ceil(highest / step - 1e-9)) * step};
}

/** Lets a chart be asked for its parts, by pointer and by arrow keys. */
function askable(plot, parts, describe, point) {
  let at = -1;
  const ask = (part) => {
    at = part;
    const readout = plot.closest('.card').querySelector('.readout');
    readout.textContent = describe(part);
    point(part);
  };
  plot.tabIndex = 0;
  plot.setAttribute('role', 'img');
  plot.addEventListener('pointermove', (event) => {
    const left = Number(plot.dataset.left);
    const width = plot.clientWidth - left - MARGIN.right;
    const part = (event.clientX - plot.getBoundingClientRect().left - left) / width;
    ask(part < 0 || part > 1 ? -1 : Math.min(parts - 1, Math.floor(part * parts)));
  });
  plot.addEventListener('pointerleave', () => ask(-1));
  plot.addEventListener('blur', () => ask(-1));
  plot.addEventListener('keydown', (event) => {
    const by = {ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20}[event.key];
    if (by) {
      event.preventDefault();
      ask(Math.max(0, Math.min(parts - 1, at + by)));
    }
  });
  ask(-1);
}

/** An area in steps over all of the time; what is not in view is veiled. */
function timeChart(id, values, {format, whole, limit, summary}) {
  const plot = byId(id).querySelector('.plot');
  const highest = values.reduce((a, b) => Math.max(a, b), 0);
  const axis = axisTo(Math.max(highest, limit && limit.rate <= 4 * highest ? limit.rate : 0), whole);
  let pointer;
  let chart;
  const draw = () => {
    chart = frame(plot, axis, format, (pixels) => ticksBetween(view.first, view.last, pixels));
    const {drawing, x, y} = chart;
    let path = `M${x(0)} ${y(0)}`;
    values.forEach((value, i) => (path += `L${x(i / values.length)} ${y(value)}L${x((i + 1) / values.length)} ${y(value)}`));
    drawing.append(svg('path', {class: 'area', d: `${path}L${x(1)} ${y(0)}Z`}));
    if (limit && limit.rate <= axis.most) {
      drawing.append(
        svg('line', {class: 'limit', x1: x(0), x2: x(1), y1: y(limit.rate), y2: y(limit.rate)}),
        svg('text', {class: 'limit-name', x: x(1), y: y(limit.rate) + (y(limit.rate) < 22 ? 13 : -5), 'text-anchor': 'end'}, limit.name),
      );
    }
    const veil = (from, to) => svg('rect', {class: 'outside', x: x(from), width: Math.max(0, x(to) - x(from)), y: MARGIN.top, height: chart.inner.height});
    if (!view.isWhole) {
      drawing.append(veil(0, view.placeOf(view.from)), veil(view.placeOf(view.to), 1));
    }
    pointer = svg('line', {class: 'pointer', y1: MARGIN.top, y2: chart.height - MARGIN.bottom, visibility: 'hidden'});
    drawing.append(pointer);
    plot.replaceChildren(drawing);
  };
  keepDrawn(plot, draw);
  draw();
  view.listeners.push(draw);
  plot.setAttribute('aria-label', summary);
  askable(plot, values.length, (i) => (i < 0 ? summary : `${format(values[i])} at ${formatTime(view.timeAt((i + 0.5) / values.length))}`), (i) => {
    const at = chart.x((Math.max(0, i) + 0.5) / values.length);
    pointer.setAttribute('x1', at);
    pointer.setAttribute('x2', at);
    pointer.setAttribute('visibility', i < 0 ? 'hidden' : 'visible');
  });
}

function setUpTimeCharts() {
  const {inFlight, bytesPerSecond, shared, fifo, perConnection} = data.timeline;
  timeChart('in-flight', inFlight, {
    format: (value) => formatCount(Math.round(value * 10) / 10),
    whole: true,
    summary: `at most ${formatCount(data.counts.maxInFlight)}`,
  });
  const pipe = fifo ?? shared ?? perConnection;
  const name = fifo ? 'for whole bodies in turn' : shared ? 'for all responses' : 'for each connection';
  const highest = bytesPerSecond.reduce((a, b) => Math.max(a, b), 0);
  const limitText = pipe ? `limit ${pipe.spec} ${name}` : 'no limit';
  timeChart('pipe', bytesPerSecond, {
    format: formatRate,
    limit: pipe?.rate && {rate: pipe.rate, name: `${pipe.spec} ${name}`},
    summary: `at most ${formatRate(highest)}; ${limitText}`,
  });
}

function setUpLatencyChart() {
  const {drawn, leftOut, bars, curve, from, to, expected, beyond} = data.latency;
  const card = byId('latency');
  const plot = card.querySelector('.plot');
  // As many requests as the law leads to expect in a bar.
  const heights = curve.map((count) => ((count / Math.max(1, expected)) * drawn * curve.length) / bars.length);
  const isSpike = heights.filter((height) => height > 0).length === 1;
  const highest = bars.concat(isSpike ? [] : heights).reduce((a, b) => Math.max(a, b), 1);
  const axis = axisTo(highest, true);
  const summary = drawn === 0 ? 'no request without a fault' : `${plural(drawn, 'request')}${beyond ? `, ${formatCount(beyond)} of them beyond the picture` : ''}`;
  let columns = [];
  const draw = () => {
    const {drawing, x, y} = frame(plot, axis, formatCount, (pixels) => ticksBetween(from, to, pixels));
    columns = bars.map((count, i) => {
      const left = x(i / bars.length);
      return svg('rect', {class: 'column', x: left + 0.5, width: Math.max(1, x((i + 1) / bars.length) - left - 1), y: y(count), height: Math.max(0, y(0) - y(count))});
    });
    drawing.append(...columns);
    if (isSpike) {
      const at = x((heights.findIndex((height) => height > 0) + 0.5) / heights.length);
      drawing.append(svg('line', {class: 'curve', x1: at, x2: at, y1: y(0), y2: MARGIN.top}));
    } else if (heights.length > 0) {
      const points = heights.map((height, i) => `${x((i + 0.5) / heights.length).toFixed(1)},${y(height).toFixed(1)}`);
      drawing.append(svg('polyline', {class: 'curve', points: points.join(' ')}));
    }
    plot.replaceChildren(drawing);
  };
  keepDrawn(plot, draw);
  draw();
  plot.setAttribute('aria-label', `Latencies of ${summary}`);
  const edge = (i) => formatTime(from + (i / bars.length) * (to - from));
  askable(plot, bars.length, (i) => (i < 0 ? summary : `${plural(bars[i], 'request')} from ${edge(i)} to ${edge(i + 1)}`), (at) => {
    columns.forEach((column, i) => column.classList.toggle('pointed', i === at));
  });
  card.append(latencyLegend(expected > 0), percentileTable());
  const notes = [];
  if (data.networks.length > 1) {
    notes.push('The network was changed while this was recorded, so there is no one law to compare with.');
  } else if (expected === 0) {
    notes.push('The law of this network is a function, or cannot be read from its spec, so there is none to compare with.');
  } else if (data.networks[0].includes('except(')) {
    notes.push('The law is drawn without its exceptions; requests that fall under one are among the bars.');
  }
  if (leftOut > 0) {
    notes.push(`${plural(leftOut, 'request')} with a fault or without a response left out.`);
  }
  if (notes.length > 0) {
    card.append(element('p', 'note', notes.join(' ')));
  }
}

function latencyLegend(hasLaw) {
  const legend = element('ul', 'legend');
  const bar = element('span', 'swatch');
  bar.style.background = 'color-mix(in srgb, var(--transfer) 55%, transparent)';
  legend.append(element('li', '', bar, 'drawn for these requests'));
  if (hasLaw) {
    const line = element('span', 'swatch line');
    line.style.color = 'var(--connect)';
    legend.append(element('li', '', line, 'the law, from 65,536 draws with this seed'));
  }
  return legend;
}

function percentileTable() {
  const {percentiles, expectedPercentiles} = data.latency;
  const lines = [['', 'p10', 'p50', 'p90', 'p99'], ['drawn', ...percentiles.map(formatTime)]];
  if (expectedPercentiles) {
    lines.push(['law', ...expectedPercentiles.map(formatTime)]);
  }
  return table(lines[0], lines.slice(1));
}
