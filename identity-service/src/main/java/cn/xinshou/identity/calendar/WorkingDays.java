package cn.xinshou.identity.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The working days of mainland China, as far as they are announced. */
@ApplicationScoped
public class WorkingDays {

    /** The zone in which a day begins and ends. */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final String TABLE = "/calendar/working-days-cn.csv";

    /**
     * A counted-out moment.
     *
     * @param announced whether the days off of every year that was counted through are announced (节假日安排); otherwise they may move
     */
    public record Counted(Instant at, boolean announced) {}

    private final Map<LocalDate, Boolean> exceptions = new HashMap<>();
    private final Set<Integer> years = new HashSet<>();

    public WorkingDays() {
        try (InputStream table = Objects.requireNonNull(WorkingDays.class.getResourceAsStream(TABLE), TABLE)) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.matches("[0-9].*"))
                    .forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        var columns = line.split(",");
        var works = columns[1].equals("work");
        years.add(Integer.valueOf(columns[0]));
        LocalDate.parse(columns[2])
                .datesUntil(LocalDate.parse(columns[3]).plusDays(1))
                .forEach(day -> exceptions.put(day, works));
    }

    /**
     * Whether people work on that day. In a year that nothing is announced for, every Monday to Friday counts and no weekend does: holidays
     * would only move a date back, so that what is counted out comes early rather than late.
     */
    public boolean isWorkingDay(LocalDate day) {
        return exceptions.getOrDefault(
                day, day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
    }

    /** Whether the days off of that year are announced. */
    public boolean isAnnounced(int year) {
        return years.contains(year);
    }

    /** The same time of day in China, so many working days later. The day it starts on is not counted (民法典 201). */
    public Counted after(Instant start, int workingDays) {
        var from = start.atZone(CHINA);
        var day = from.toLocalDate();
        for (var counted = 0; counted < workingDays; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return new Counted(
                day.atTime(from.toLocalTime()).atZone(CHINA).toInstant(),
                isAnnounced(from.getYear()) && isAnnounced(day.getYear()));
    }
}
