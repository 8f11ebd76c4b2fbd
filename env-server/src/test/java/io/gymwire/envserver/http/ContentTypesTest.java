package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.message.Codec;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | json",
        "Application/JSON;charset=utf-8 | json",
        "application/cbor | cbor",
      })
  void readsTheRequestsEncoding(String contentType, String encoding) {
    assertThat(ContentTypes.ofRequest(Optional.of(contentType)).mediaType()).endsWith(encoding);
  }

  @Test
  void aRequestWithoutContentTypeIsJson() {
    assertThat(ContentTypes.ofRequest(Optional.empty())).isSameAs(Codec.JSON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | json",
        "application/problem+json | json",
        "*/* | cbor",
        "application/* | cbor",
        "text/html, application/json;q=0.5, */*;q=0.1 | json",
        "application/json;q=0.1, application/cbor | cbor",
        "application/json;q=0, */* | cbor",
        "application/json;q=x | cbor",
        "text/html | cbor",
        "'' | cbor",
      })
  void choosesTheReplysEncoding(String accept, String encoding) {
    assertThat(ContentTypes.ofReply(Optional.of(accept), Codec.CBOR).mediaType())
        .endsWith(encoding);
  }
}
