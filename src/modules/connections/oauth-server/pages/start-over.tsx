import { PRODUCT } from '../../../../console/components/product';

/** The two steps to start over, the same for every reason. */
export function StartOver() {
  return (
    <ol>
      <li>Open your assistant and choose to connect {PRODUCT}.</li>
      <li>It sends you here to review what it asks for.</li>
    </ol>
  );
}
