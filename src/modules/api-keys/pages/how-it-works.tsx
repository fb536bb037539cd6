import { Copy } from '../../../console/buttons';

/** How it works: what a key is, and where the API answers. */
export function HowItWorks({ baseUrl }: { baseUrl: string }) {
  return (
    <section class="card how" aria-labelledby="how">
      <div class="stack">
        <h2 id="how">How it works</h2>
        <ul>
          <li>A key acts as the person who generated it, with whatever access they have at that moment.</li>
          <li>Only the owner can generate keys, so a new key starts with owner-level access.</li>
          <li>It stops at once when you revoke it, or when that person leaves this workspace.</li>
        </ul>
      </div>
      <div class="stack">
        <h3>API base URL</h3>
        <div class="code">
          <code>{baseUrl}</code>
        </div>
        <div class="row wrap">
          <Copy text={baseUrl}>Copy URL</Copy>
          <a href="/api/explorer">API reference</a>
        </div>
      </div>
    </section>
  );
}
