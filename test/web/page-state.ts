import type { Page } from 'playwright-core';
import type { WebFixture } from './web-fixture';

/** A page as somebody meets it. */
export interface PageState {
  readonly name: string;
  /** Whose session the browser holds. */
  readonly as?: CurrentCaller;
  /** Brings a fresh page there, by what a person does. */
  readonly go: Go;
  /** Something that only this state shows. */
  readonly shows: string;
  /** What others have built and this project does not judge by its markup. */
  readonly exclude?: string;
  /** Rules of axe that do not hold here. */
  readonly waive?: readonly string[];
}

export type CurrentCaller = keyof WebFixture['sessions'];

export type Go = (page: Page, fixture: WebFixture) => Promise<unknown>;

export const at =
  (path: string): Go =>
  (page) =>
    page.goto(path);

/** Presses the first button of that name. */
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
