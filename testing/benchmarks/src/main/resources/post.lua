-- Sends the requests of a file in order; its name comes behind "--". Each has its length in eight digits in front.
local threads = {}

function setup(thread)
    table.insert(threads, thread)
end

function init(args)
    rounds = 0
    requests = assert(io.open(args[1], "rb"))
    requests:setvbuf("full", 1048576)
end

function request()
    local length = requests:read(8)
    if not length then
        rounds = rounds + 1
        requests:seek("set", 0)
        length = requests:read(8)
    end
    return requests:read(tonumber(length))
end

function done(summary, latency, requests)
    local rounds = 0
    for _, thread in ipairs(threads) do
        rounds = rounds + thread:get("rounds")
    end
    local errors = summary.errors
    io.write(string.format("RESULT requests=%d micros=%d refused=%d broken=%d rounds=%d\n", summary.requests,
        summary.duration, errors.status, errors.connect + errors.read + errors.write + errors.timeout, rounds))
end
