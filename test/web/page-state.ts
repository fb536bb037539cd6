import type { Page } from 'playwright-core';
import type { WebFixture } from './web-fixture';

/** One state of a page. */
export interface PageState {
  readonly name: string;
  /** The person whose session the browser has. */
  readonly as?: CurrentCaller;
  /** Brings a new page into this state, as a person would. */
  readonly go: Go;
  /** Text that only this state shows. */
  readonly shows: string;
  /** A selector of third-party markup that is not checked. */
  readonly exclude?: string;
  /** Rules of axe that do not apply here. */
  readonly waive?: readonly string[];
}

export type CurrentCaller = keyof WebFixture['sessions'];

export type Go = (page: Page, fixture: WebFixture) => Promise<unknown>;

export const at =
  (path: string): Go =>
  (page) =>
    page.goto(path);

/** Presses the first button with this name. */
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
