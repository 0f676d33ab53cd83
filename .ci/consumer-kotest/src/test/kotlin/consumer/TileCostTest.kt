package consumer

import dev.snailmail.SlowServer
import dev.snailmail.network.Latency
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.shouldBe
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Path
import java.time.Duration

// tag::kotest[]
class TileCostTest : FunSpec({

    val server = autoClose(
        SlowServer.builder(Path.of("src/test/resources/store"))
            .latency(Latency.fixed(Duration.ofMillis(2)))
            .start()
    )

    beforeTest { server.reset() }

    test("reads three bytes in one GET") {
        read(server.uri("tile.bin"), "bytes=2-4") shouldBe "234"

        server.recording().gets() shouldBe 1
    }

    test("counts the GETs of a window") {
        val cost = server.during<Exception> { read(server.uri("tile.bin"), "bytes=0-0") }

        cost.gets() shouldBe 1
    }
    // end::kotest[]

    test("counts from zero in each test") {
        server.recording().gets() shouldBe 0
    }

    test("needs the core alone") {
        shouldThrow<ClassNotFoundException> { Class.forName("dev.snailmail.junit5.SlowStore") }
    }
    // tag::kotest[]
})
// end::kotest[]

private val http = HttpClient.newHttpClient()

private fun read(uri: URI, range: String): String {
    val request = HttpRequest.newBuilder(uri).header("Range", range).build()
    return http.send(request, BodyHandlers.ofString()).body()
}
