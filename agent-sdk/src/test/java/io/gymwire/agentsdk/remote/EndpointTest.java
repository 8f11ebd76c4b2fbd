package io.gymwire.agentsdk.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "ws://host, ws://host/v1/ws, 80",
    "ws://host:8080/, ws://host:8080/v1/ws, 8080",
    "WSS://Host, wss://Host/v1/ws, 443",
    "http://host, http://host/v1, 80",
    "https://host:443, https://host/v1, 443",
    "ws://host/gym/v1/ws, ws://host/gym/v1/ws, 80",
    "http://host/a%20b, http://host/a%20b, 80",
    "ws://[::1]:9000, ws://[::1]:9000/v1/ws, 9000",
  })
  void whatIsNotSaidIsTheProtocols(String url, String address, int port) {
    Endpoint endpoint = Endpoint.parse(url);
    assertThat(endpoint.address()).isEqualTo(address);
    assertThat(endpoint.port()).isEqualTo(port);
    assertThat(endpoint.codec()).isSameAs(Codec.CBOR);
  }

  @Test
  void theQueryChoosesTheEncoding() {
    assertThat(Endpoint.parse("ws://host?encoding=json").codec()).isSameAs(Codec.JSON);
    assertThat(Endpoint.parse("http://host/v1?encoding=cbor").codec()).isSameAs(Codec.CBOR);
  }

  @Test
  void aSocketWantsAnIpv6AddressWithoutBrackets() {
    assertThat(Endpoint.parse("ws://[::1]:9000").socketHost()).isEqualTo("::1");
    assertThat(Endpoint.parse("ws://[::1]:9000").hostHeader()).isEqualTo("[::1]:9000");
  }

  @ParameterizedTest
  @CsvSource({
    "'', scheme",
    "localhost:8080, scheme",
    "127.0.0.1:8080, no URL",
    "//host, scheme",
    "tcp://host, scheme",
    "ws:host, scheme",
    "ws://, no URL",
    "ws:///v1/ws, no host",
    "ws://ho st, no URL",
    "ws://host:0, port",
    "ws://host:65536, port",
    "ws://user:secret@host, user",
    "ws://host#part, fragment",
    "ws://host?encoding=xml, encoding",
    "ws://host?encoding=json&encoding=cbor, encoding",
    "ws://host?token=1, encoding",
  })
  void aUrlThatIsNoEndpointIsRefusedWithTheReason(String url, String reason) {
    assertThatThrownBy(() -> Endpoint.parse(url))
        .isInstanceOfSatisfying(
            GymWireException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE);
              assertThat(e.field()).contains("endpoint");
            })
        .hasMessageContaining(reason)
        .hasMessageContaining("ws://127.0.0.1:7860");
  }
}
