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

    @Property
    void whatIsSealedOpensAgain(@ForAll Gcm cipher, @ForAll byte[] clear, @ForAll String place) {
        var seal = new Seal(PERSON, DataKey.random(), cipher);
        assertThat(seal.open(seal.close(clear, place), place)).isEqualTo(clear);
    }

    @Property
    void everyAlteredBitIsFound(
            @ForAll Gcm cipher,
            @ForAll byte[] clear,
            @ForAll @IntRange(max = 100_000) int where,
            @ForAll @IntRange(max = 7) int bit) {
        var seal = new Seal(PERSON, DataKey.random(), cipher);
        var sealed = seal.close(clear, "profile/phone");
        sealed[where % sealed.length] ^= (byte) (1 << bit);

        assertThatThrownBy(() -> seal.open(sealed, "profile/phone")).isInstanceOf(SealBroken.class);
    }

    @Property
    void everyCutIsFound(@ForAll Gcm cipher, @ForAll byte[] clear, @ForAll @IntRange(max = 100_000) int length) {
        var seal = new Seal(PERSON, DataKey.random(), cipher);
        var sealed = seal.close(clear, "profile/phone");
        var cut = Arrays.copyOf(sealed, length % sealed.length);

        assertThatThrownBy(() -> seal.open(cut, "profile/phone")).isInstanceOf(SealBroken.class);
    }

    @Property
    void sealedBytesOpenInNoOtherPlace(
            @ForAll Gcm cipher, @ForAll byte[] clear, @ForAll String here, @ForAll String there) {
        var seal = new Seal(PERSON, DataKey.random(), cipher);
        Assume.that(!here.equals(there));
        // Lone surrogates have no bytes of their own; places are names in this code and never hold any.
        Assume.that(!Arrays.equals(Binding.of(PERSON, here), Binding.of(PERSON, there)));

        var sealed = seal.close(clear, here);

        assertThatThrownBy(() -> seal.open(sealed, there)).isInstanceOf(SealBroken.class);
    }

    @Property
    void sealedBytesOpenForNoOtherPersonEvenUnderTheSameKey(
            @ForAll Gcm cipher, @ForAll byte[] clear, @ForAll long most, @ForAll long least) {
        var key = DataKey.random();
        var other = new UUID(most, least);
        Assume.that(!other.equals(PERSON));

        var sealed = new Seal(PERSON, key, cipher).close(clear, "profile/phone");

        assertThatThrownBy(() -> new Seal(other, key, cipher).open(sealed, "profile/phone"))
                .isInstanceOf(SealBroken.class);
    }

    @Property
    void theSameTextNeverSealsToTheSameBytes(@ForAll Gcm cipher, @ForAll byte[] clear) {
        var seal = new Seal(PERSON, DataKey.random(), cipher);
        assertThat(seal.close(clear, "profile/phone")).isNotEqualTo(seal.close(clear, "profile/phone"));
    }

    @Property
    void whatOneCipherSealedOpensAfterASwitch(
            @ForAll Gcm before, @ForAll Gcm after, @ForAll byte[] clear, @ForAll String place) {
        var key = DataKey.random();

        var sealed = new Seal(PERSON, key, before).close(clear, place);

        assertThat(new Seal(PERSON, key, after).open(sealed, place)).isEqualTo(clear);
        assertThat(Gcm.of(sealed)).isEqualTo(before);
    }

    @Property
    void sealedBytesNeverPassForTheOtherCiphers(@ForAll Gcm cipher, @ForAll byte[] clear) {
        var seal = new Seal(PERSON, DataKey.random(), cipher);
        var sealed = seal.close(clear, "profile/phone");
        sealed[0] = (byte) (3 - sealed[0]);

        assertThatThrownBy(() -> seal.open(sealed, "profile/phone")).isInstanceOf(SealBroken.class);
    }

    @Property
    void aKeyFromBeforeThereWereTwoCiphersGoesOnWithOne(@ForAll Gcm cipher, @ForAll byte[] clear) {
        var old = DataKey.of(Arrays.copyOf(DataKey.random().bytes(), 32));

        var sealed = new Seal(PERSON, old, cipher).close(clear, "profile/phone");

        assertThat(new Seal(PERSON, old.completed(), cipher).open(sealed, "profile/phone"))
                .isEqualTo(clear);
    }
}
