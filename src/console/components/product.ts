/** The product name on pages, in emails and in documents. */
export const PRODUCT = 'Keyshift';
