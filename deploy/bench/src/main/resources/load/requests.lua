-- Sends the lines of the file REQUESTS, one after another. Everything that can be is put together before the clock starts.
local lines = {}
local at = 0

function init(args)
    local token = os.getenv("TOKEN") or ""
    local authorization = token == "" and "" or "Authorization: Bearer " .. token .. "\r\n"
    local start = (tonumber(os.getenv("START")) or 0)
    for line in io.lines(os.getenv("REQUESTS")) do
        local method, path, body = line:match("^(%S+)\t(%S+)\t?(.*)$")
        local content = body == "" and "" or "Content-Type: application/json\r\nContent-Length: " .. #body .. "\r\n"
        lines[#lines + 1] = { method .. " " .. path .. " HTTP/1.1\r\nHost: localhost\r\n", content .. "\r\n" .. body }
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
    io.write(string.format("RESULT requests=%d micros=%d p50=%d p99=%d refused=%d broken=%d\n",
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
