import { Copy } from '../../../console/buttons';

/** Explains API keys and shows the base URL of the API. */
export function HowItWorks({ baseUrl }: { baseUrl: string }) {
  return (
    <section class="card how" aria-labelledby="how">
      <div class="stack">
        <h2 id="how">How it works</h2>
        <ul>
          <li>A key acts as the person who generated it, with the access they have at the time.</li>
          <li>Only the owner can generate keys, so a new key starts with owner-level access.</li>
          <li>It stops working as soon as you revoke it or that person leaves this workspace.</li>
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
