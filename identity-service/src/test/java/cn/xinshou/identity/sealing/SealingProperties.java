package cn.xinshou.identity.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SealingProperties {

    private static final UUID PERSON = UUID.fromString("0199a000-0000-7000-8000-000000000001");

    private final Seal seal = new Seal(PERSON, AesGcm.randomKey());

    @Property
    void whatIsSealedOpensAgain(@ForAll byte[] clear, @ForAll String place) {
        assertThat(seal.open(seal.close(clear, place), place)).isEqualTo(clear);
    }

    @Property
    void everyAlteredBitIsFound(
            @ForAll byte[] clear, @ForAll @IntRange(max = 100_000) int where, @ForAll @IntRange(max = 7) int bit) {
        var sealed = seal.close(clear, "profile/phone");
        sealed[where % sealed.length] ^= (byte) (1 << bit);

        assertThatThrownBy(() -> seal.open(sealed, "profile/phone")).isInstanceOf(SealBroken.class);
    }

    @Property
    void everyCutIsFound(@ForAll byte[] clear, @ForAll @IntRange(max = 100_000) int length) {
        var sealed = seal.close(clear, "profile/phone");
        var cut = Arrays.copyOf(sealed, length % sealed.length);

        assertThatThrownBy(() -> seal.open(cut, "profile/phone")).isInstanceOf(SealBroken.class);
    }

    @Property
    void sealedBytesOpenInNoOtherPlace(@ForAll byte[] clear, @ForAll String here, @ForAll String there) {
        Assume.that(!here.equals(there));
        // Lone surrogates have no bytes of their own; places are names in this code and never hold any.
        Assume.that(!Arrays.equals(Binding.of(PERSON, here), Binding.of(PERSON, there)));

        var sealed = seal.close(clear, here);

        assertThatThrownBy(() -> seal.open(sealed, there)).isInstanceOf(SealBroken.class);
    }

    @Property
    void sealedBytesOpenForNoOtherPersonEvenUnderTheSameKey(
            @ForAll byte[] clear, @ForAll long most, @ForAll long least) {
        var key = AesGcm.randomKey();
        var other = new UUID(most, least);
        Assume.that(!other.equals(PERSON));

        var sealed = new Seal(PERSON, key).close(clear, "profile/phone");

        assertThatThrownBy(() -> new Seal(other, key).open(sealed, "profile/phone"))
                .isInstanceOf(SealBroken.class);
    }

    @Property
    void theSameTextNeverSealsToTheSameBytes(@ForAll byte[] clear) {
        assertThat(seal.close(clear, "profile/phone")).isNotEqualTo(seal.close(clear, "profile/phone"));
    }
}
