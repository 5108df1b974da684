-- Load for wrk: POST /api/v2/alerts, the door both Alertmanager and Runbell have.
-- Environment: RUN names this run's alerts (uid-RUN+thread-number), MODE is `new` or `repeat`, BATCH is alerts a request,
-- AUTHORIZATION is a header value or empty.
local run = os.getenv("RUN") or "run"
local repeating = os.getenv("MODE") == "repeat"
local batch = tonumber(os.getenv("BATCH") or "1")
local authorization = os.getenv("AUTHORIZATION") or ""

local threads = 0
function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init()
  wrk.method = "POST"
  wrk.path = "/api/v2/alerts"
  wrk.headers["Content-Type"] = "application/json"
  if authorization ~= "" then wrk.headers["Authorization"] = authorization end
end

local sent = 0
local function alert()
  sent = sent + 1
  local id = repeating and ("uid-" .. run .. "-1") or ("uid-" .. run .. "t" .. number .. "-" .. sent)
  return '{"labels":{"alertname":"BenchAlert","severity":"critical","service":"service-' .. (sent % 50) .. '","instance":"' .. id
    .. '"},"annotations":{"summary":"bench alert ' .. id .. '","description":"p99 latency above 1 s for 5 m"}'
    .. ',"generatorURL":"http://prometheus.example/graph?g0.expr=x"}'
end

function request()
  local alerts = {}
  for place = 1, batch do alerts[place] = alert() end
  return wrk.format(nil, nil, nil, "[" .. table.concat(alerts, ",") .. "]")
end

-- One line for the program that started wrk.
function done(summary, latency)
  local seconds = summary.duration / 1e6
  local refused = summary.errors.status
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format(
    'FIGURES {"requests":%d,"seconds":%.3f,"p50_ms":%.3f,"p99_ms":%.3f,"max_ms":%.3f,"refused":%d,"broken":%d}\n',
    summary.requests, seconds, latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000, refused, broken))
end
