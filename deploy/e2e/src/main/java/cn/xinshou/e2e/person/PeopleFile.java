package cn.xinshou.e2e.person;

import cn.xinshou.e2e.suite.Failed;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * People and what happens to them, from a CSV file (RFC 4180, UTF-8) with the columns below in any order. {@code subject} may be empty:
 * then the person is somebody new in every run. {@code events} are words of the story, in the order in which they happen, with spaces
 * between them. What is wrong is said with line and column, never with the value.
 */
public final class PeopleFile {

    private static final long MAX_BYTES = 1024 * 1024;
    private static final int MAX_PEOPLE = 1000;

    /** A person and the words for what happens to them. */
    public record Row(int line, Person person, List<String> events) {}

    private static final Map<String, Predicate<String>> COLUMNS = Map.ofEntries(
            Map.entry("subject", text -> text.isEmpty() || isUuid(text)),
            Map.entry("name", text -> text.matches("[\\p{IsHan}\\p{IsLatin}·' -]{2,50}")),
            Map.entry("idNumber", ResidentId::isValid),
            Map.entry("phone", text -> text.matches("1[3-9][0-9]{9}")),
            Map.entry("email", text -> text.matches("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]{2,}") && text.length() <= 254),
            Map.entry("city", PeopleFile::isWords),
            Map.entry("address", PeopleFile::isWords),
            Map.entry("education", PeopleFile::isWords),
            Map.entry("homeIp", PeopleFile::isAddress),
            Map.entry("awayIp", PeopleFile::isAddress),
            Map.entry("events", text -> !text.isBlank()));

    private final Set<String> words;

    /** @param words which events there are */
    public PeopleFile(Set<String> words) {
        this.words = words;
    }

    public List<Row> read(Path file) {
        List<List<String>> lines = Csv.parse(text(file));
        if (lines.size() < 2) {
            throw new Failed("line 1: the file needs a header and at least one person");
        }
        List<String> header = lines.getFirst();
        if (!new HashSet<>(header).equals(COLUMNS.keySet()) || header.size() != COLUMNS.size()) {
            throw new Failed("line 1: the columns must be subject,name,idNumber,phone,email,city,address,education,"
                    + "homeIp,awayIp,events");
        }
        if (lines.size() - 1 > MAX_PEOPLE) {
            throw new Failed("line " + (MAX_PEOPLE + 2) + ": at most " + MAX_PEOPLE + " people");
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            rows.add(row(i + 1, header, lines.get(i)));
        }
        return rows;
    }

    private Row row(int line, List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            throw new Failed("line " + line + ": has " + cells.size() + " columns instead of " + header.size());
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String column = header.get(i);
            String cell = cells.get(i).strip();
            if (!COLUMNS.getOrDefault(column, text -> false).test(cell)) {
                throw new Failed("line " + line + ", column " + column + ": not usable");
            }
            row.put(column, cell);
        }
        List<String> events = List.of(cell(row, "events").split("\\s+"));
        if (!words.containsAll(events)) {
            throw new Failed("line " + line + ", column events: must be among "
                    + String.join(" ", words.stream().sorted().toList()));
        }
        return new Row(line, person(row), events);
    }

    private static Person person(Map<String, String> row) {
        String subject = cell(row, "subject");
        return new Person(
                subject.isEmpty() ? UUID.randomUUID() : UUID.fromString(subject),
                cell(row, "name"),
                cell(row, "idNumber"),
                cell(row, "phone"),
                cell(row, "email"),
                cell(row, "city"),
                cell(row, "address"),
                cell(row, "education"),
                cell(row, "homeIp"),
                cell(row, "awayIp"));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static String text(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new Failed("There is no file " + file);
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new Failed("The file is larger than 1 MiB");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (MalformedInputException notUtf8) {
            throw new Failed("The file is not UTF-8");
        } catch (IOException unreadable) {
            throw new Failed("The file cannot be read");
        }
    }

    private static boolean isUuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    private static boolean isWords(String text) {
        return !text.isBlank() && text.length() <= 100 && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isAddress(String text) {
        return text.matches("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");
    }
}
