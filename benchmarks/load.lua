-- Asks for the addresses in a file, one after the other, and reports the run as one line of JSON.
-- Arguments: the file with the addresses, then header lines.
local addresses, n = {}, 0

function init(args)
  for line in io.lines(args[1]) do addresses[#addresses + 1] = line end
  for i = 2, #args do
    local name, value = args[i]:match("^([^:]+):%s*(.*)$")
    wrk.headers[name] = value
  end
  for i, address in ipairs(addresses) do addresses[i] = wrk.format("GET", address) end
end

function request()
  n = n % #addresses + 1
  return addresses[n]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('\nREPORT {"requests": %d, "seconds": %f, "p50": %f, "p99": %f, "failed": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
