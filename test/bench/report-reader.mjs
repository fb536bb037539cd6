import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Requests all reports of one credential at once and reads them, in a separate process so that reading does not disturb
 * the measurement. After a 429 it waits for the `Retry-After` time.
 */
process.on('message', ({ addresses, token }) => {
  Promise.all(addresses.map((address) => read(address, token))).then(
    (reports) => process.send({ reports }),
    (error) => process.send({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));

async function read(address, token) {
  for (;;) {
    const began = performance.now();
    const reply = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    let bytes = 0;
    for await (const part of reply.body ?? []) bytes += part.length;
    if (reply.status === 200) return { address, bytes, seconds: (performance.now() - began) / 1000 };
    if (reply.status !== 429) throw new Error(`${address}: ${reply.status}`);
    await sleep(Number(reply.headers.get('retry-after')) * 1000);
  }
}
