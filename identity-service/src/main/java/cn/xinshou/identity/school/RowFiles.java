package cn.xinshou.identity.school;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Files of rows, made into the same array that a program would send: lines of JSON, or a table as schools have them. */
@ApplicationScoped
class RowFiles {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What a table in China is written in, GBK included. */
    private static final Map<String, Charset> CHARSETS = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "gbk", Charset.forName("GB18030"),
            "gb2312", Charset.forName("GB18030"),
            "gb18030", Charset.forName("GB18030"));

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private final ObjectMapper json;

    RowFiles(ObjectMapper json) {
        this.json = json;
    }

    /** @throws Problem naming the line that is no JSON */
    ArrayNode lines(byte[] file) {
        var rows = json.createArrayNode();
        var number = 0;
        for (var line : (Iterable<String>) text(file, StandardCharsets.UTF_8).lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                try {
                    rows.add(json.readTree(line));
                } catch (JsonProcessingException e) {
                    throw CandidateRows.unusable("line " + number, "must be one JSON object");
                }
            }
        }
        return rows;
    }

    /**
     * @param type says the charset; without one, UTF-8
     * @throws Problem naming the column that is no item, or the line that has too many cells
     */
    ArrayNode table(byte[] file, MediaType type) {
        var charset = CHARSETS.get(
                type.getParameters().getOrDefault("charset", "utf-8").toLowerCase(Locale.ROOT));
        if (charset == null) {
            throw Problem.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "Send the table in UTF-8 or GB18030.")
                    .field("Content-Type", "must have the charset utf-8, gbk or gb18030");
        }
        var rows = json.createArrayNode();
        try (var cells = CSV.readerFor(Map.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(text(file, charset))) {
            while (cells.hasNextValue()) {
                requireColumns(cells.getParser().getSchema());
                row(rows, cells.nextValue());
            }
        } catch (IOException e) {
            throw CandidateRows.unusable("line " + (rows.size() + 2), "must have as many cells as the header");
        }
        return rows;
    }

    private static void row(ArrayNode rows, Map<String, String> cells) {
        var row = rows.addObject();
        var items = row.putObject("items");
        cells.forEach((column, cell) -> {
            if (!cell.isEmpty()) {
                (Set.of("row", "subject").contains(column) ? row : items).put(column, cell);
            }
        });
    }

    private static void requireColumns(FormatSchema schema) {
        var number = 0;
        for (var column : (CsvSchema) schema) {
            number++;
            if (!Set.of("row", "subject").contains(column.getName())
                    && Item.named(column.getName()).isEmpty()) {
                throw CandidateRows.unusable("column " + number, "must be row, subject or the name of an item");
            }
        }
    }

    private static String text(byte[] file, Charset charset) {
        try {
            var text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw CandidateRows.unusable("(body)", "must be text in the charset that Content-Type names, or UTF-8");
        }
    }
}
