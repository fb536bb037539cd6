import autocannon from 'autocannon';

/**
 * The load generator, in a separate process: one job per message, one result per reply. Each connection cycles through
 * its own share of the tokens, so two connections never use the same credential at once.
 */
process.on('message', (job) => {
  fire(job).then(
    (result) => process.send({ result }),
    (error) => process.send({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));

async function fire({ url, path, tokens, connections, seconds }) {
  let opened = 0;
  const setupClient = (client) => {
    if (!tokens) return;
    const share = shareOf(tokens, opened % connections, connections);
    opened += 1;
    client.setRequests(share.map((token) => ({ path, headers: { authorization: `Bearer ${token}` } })));
  };
  const run = autocannon({ url: `${url}${path}`, connections, duration: seconds, setupClient, timeout: 30 });
  const { duration, latency, errors, statusCodeStats } = await run;
  const statuses = Object.fromEntries(
    Object.entries(statusCodeStats).map(([status, { count }]) => [status, count]),
  );
  const answers = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  return { answers, perSecond: answers / duration, p50: latency.p50, p99: latency.p99, errors, statuses };
}

function shareOf(tokens, at, connections) {
  const share = tokens.filter((_, place) => place % connections === at);
  return share.length > 0 ? share : [tokens[at % tokens.length]];
}
