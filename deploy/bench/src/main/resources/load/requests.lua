-- Sends the lines of the file REQUESTS, one after another. Everything that can be is put together before the clock starts.
-- A line is method, path, body, then any headers of its own, with tabs between.
local lines = {}
local at = 0

local function columns(line)
    local found = {}
    for column in (line .. "\t"):gmatch("([^\t]*)\t") do
        found[#found + 1] = column
    end
    return found
end

function init(args)
    local token = os.getenv("TOKEN") or ""
    local authorization = token == "" and "" or "Authorization: Bearer " .. token .. "\r\n"
    local start = (tonumber(os.getenv("START")) or 0)
    for line in io.lines(os.getenv("REQUESTS")) do
        local column = columns(line)
        local body = column[3] or ""
        local own = #column > 3 and table.concat(column, "\r\n", 4) .. "\r\n" or ""
        local type = own:find("Content-Type:", 1, true) and "" or "Content-Type: application/json\r\n"
        local content = body == "" and "" or type .. "Content-Length: " .. #body .. "\r\n"
        lines[#lines + 1] = {
            column[1] .. " " .. column[2] .. " HTTP/1.1\r\nHost: localhost\r\n", own .. content .. "\r\n" .. body }
    end
    head = authorization
    at = start
end

function request()
    at = at % #lines + 1
    local line = lines[at]
    return line[1] .. head .. line[2]
end

function done(summary, latency, requests)
    local errors = summary.errors
    io.write(string.format("RESULT requests=%d micros=%d p50=%d p99=%d max=%d refused=%d broken=%d\n",
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
