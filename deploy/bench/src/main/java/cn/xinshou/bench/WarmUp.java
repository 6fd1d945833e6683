package cn.xinshou.bench;

/**
 * Loads a service until the compilers of its JVM take less than a twentieth of its time: one that has run for a day is measured, and not
 * its first minute.
 */
final class WarmUp {

    static final int SECONDS = 10;

    private static final double COMPILERS_REST = 0.05;
    private static final int MOST = 30;

    /** Makes the load of one round, which lasts {@link #SECONDS}. */
    interface Load {
        void make(int round) throws InterruptedException;
    }

    private WarmUp() {}

    static void of(Lab lab, RunningService service, Load load) throws InterruptedException {
        for (var round = 0; round < MOST; round++) {
            var cpu = service.cpuMillis();
            var compiler = service.compilerMillis();
            load.make(round);
            var share = share(service.compilerMillis() - compiler, service.cpuMillis() - cpu);
            lab.say("warming up: %.0f %% of the service's time is the compilers'".formatted(share * 100));
            if (share < COMPILERS_REST) {
                return;
            }
        }
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
