import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { z } from 'zod';
import type { Visitor } from '../../access/principal';
import type { Browser } from '../../console/browser';
import { Flash, flashOf } from '../../console/flash';
import { type FormState, faultsOf, formOf, OwnPath, Typed } from '../../console/form';
import { type PageAnswer, Screen, SeeOther } from '../../console/page-answer';
import { NewWorkspace } from './workspaces.contract';
import { type NewWorkspaceField, NewWorkspacePage } from './workspaces.pages';
import { WorkspacesService } from './workspaces.service';

export const NewWorkspaceQuery = formOf({ returnTo: OwnPath });
export type NewWorkspaceQuery = z.infer<typeof NewWorkspaceQuery>;
export const NewWorkspaceForm = formOf({
  name: Typed,
  timeZone: Typed,
  sampleData: Typed,
  returnTo: OwnPath,
});
export type NewWorkspaceForm = z.infer<typeof NewWorkspaceForm>;

const EMPTY: FormState<NewWorkspaceField> = { values: {}, faults: {} };

const workspaceReady = flashOf({
  code: 'workspace-ready',
  tone: 'ok',
  says: ({ name }) => `${name} is ready. You’re its owner.`,
});

/** The form that founds a workspace. */
@Injectable()
export class WorkspacesForms {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly flash: Flash,
  ) {}

  /** The page, empty or as it was sent. @param returnTo where the person was going before they needed a workspace */
  async page(who: Visitor, browser: Browser, { returnTo }: NewWorkspaceQuery, form = EMPTY): Promise<VNode> {
    const seats = await this.workspaces.list(who);
    return (
      <NewWorkspacePage
        theme={browser.theme}
        email={who.user.email}
        isFirst={seats.length === 0}
        form={form}
        notice={this.flash.take(browser)}
        returnTo={returnTo}
      />
    );
  }

  async create(who: Visitor, { returnTo, ...form }: NewWorkspaceForm, browser: Browser): Promise<PageAnswer> {
    const wish = NewWorkspace.safeParse({ ...form, sampleData: form.sampleData !== '' });
    if (!wish.success) {
      const faulty = { values: form, faults: faultsOf(wish.error) };
      return new Screen(422, await this.page(who, browser, { returnTo }, faulty));
    }
    const { name, slug } = await this.workspaces.create(who, wish.data);
    this.flash.leave(browser, workspaceReady, { name });
    return new SeeOther(returnTo ?? `/w/${slug}`);
  }
}
