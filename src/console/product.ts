/** The product's name, as every page, mail and document prints it. */
export const PRODUCT = 'Keyshift';
