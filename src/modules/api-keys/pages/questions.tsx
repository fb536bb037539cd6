/** What people ask about keys. */
export function Questions() {
  return (
    <section class="stack" aria-labelledby="questions">
      <h2 id="questions">Questions</h2>
      <div class="card questions">
        <details>
          <summary>I lost the value of a key</summary>
          <p class="muted">
            Nobody can recover it: only its fingerprint is stored. Generate another key, put it into the tool,
            then revoke the old one.
          </p>
        </details>
        <details>
          <summary>May two tools share a key?</summary>
          <p class="muted">
            They can, but give each its own. Then you can revoke one without stopping the other, and see when
            each was last used.
          </p>
        </details>
        <details>
          <summary>Which tool uses which key?</summary>
          <p class="muted">
            Each key has the name you gave it, and shows the last four characters of its value. Compare those
            with what the tool shows.
          </p>
        </details>
      </div>
    </section>
  );
}
