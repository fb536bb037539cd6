/** Frequently asked questions about keys. */
export function Questions() {
  return (
    <section class="stack" aria-labelledby="questions">
      <h2 id="questions">Questions</h2>
      <div class="card questions">
        <details>
          <summary>I lost the value of a key</summary>
          <p class="muted">
            It can’t be recovered, because only a hash of it is stored. Generate another key, enter it in the
            tool, then revoke the old one.
          </p>
        </details>
        <details>
          <summary>Can two tools share a key?</summary>
          <p class="muted">
            Yes, but give each tool its own key. Then you can revoke one without affecting the other, and see
            when each was last used.
          </p>
        </details>
        <details>
          <summary>Which tool uses which key?</summary>
          <p class="muted">
            The list shows each key’s name and the last four characters of its value. Compare them with the
            key in the tool.
          </p>
        </details>
      </div>
    </section>
  );
}
