import { Copy } from '../../../../console/components/buttons';

/** How to connect an assistant: the address to use, and what happens next. */
export function HowToConnect({ url }: { url: string }) {
  return (
    <section class="card how" aria-labelledby="how">
      <div class="stack">
        <h2 id="how">Connect an assistant</h2>
        <ul>
          <li>Give this address to Claude, ChatGPT or another assistant, as a custom connector.</li>
          <li>It sends you here to review what it asks for.</li>
          <li>It acts as you, limited to what you approved and what your role allows at the time.</li>
        </ul>
      </div>
      <div class="stack">
        <h3>Address for assistants</h3>
        <div class="code">
          <code>{url}</code>
        </div>
        <div class="row wrap">
          <Copy text={url}>Copy URL</Copy>
        </div>
      </div>
    </section>
  );
}
