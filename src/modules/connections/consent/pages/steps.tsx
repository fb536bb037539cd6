import { PRODUCT } from '../../../../console/product';

/** What to do where a request came to nothing: the same two steps, whatever the reason. */
export function StartOver() {
  return (
    <ol>
      <li>Open your assistant and choose to connect {PRODUCT}.</li>
      <li>It sends you back here to review what it asks for.</li>
    </ol>
  );
}
