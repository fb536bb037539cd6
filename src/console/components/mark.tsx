import { PRODUCT } from './product';

/** The logo: an open clock ring. Decorative, so there is always text next to it. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d="M12 2.5a9.5 9.5 0 1 1-9.2 7.1" />
      <path d="M12 7v5.2l3.4 2" />
    </svg>
  );
}

/** Logo and name, linked to the home page. */
export function Brand() {
  return (
    <a class="brand" href="/">
      <Mark />
      {PRODUCT}
    </a>
  );
}
