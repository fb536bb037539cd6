import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { z } from 'zod';
import type { Caller } from '../../../access/principal';
import type { Browser } from '../../../console/http/browser';
import { Flash, flashOf } from '../../../console/http/flash';
import { type FormState, faultsOf, formOf, OwnPath, Typed } from '../../../console/http/form';
import { type PageAnswer, PageResponse, SeeOther } from '../../../console/http/page-response';
import { NewWorkspace } from '../workspaces.contract';
import { WorkspacesService } from '../workspaces.service';
import { type NewWorkspaceField, NewWorkspacePage } from './workspaces.page';

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

/** The form that creates a workspace. */
@Injectable()
export class WorkspacesForms {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly flash: Flash,
  ) {}

  /** The page, empty or with the submitted form. @param returnTo where to go after the workspace is created */
  async page(
    caller: Caller,
    browser: Browser,
    { returnTo }: NewWorkspaceQuery,
    form = EMPTY,
  ): Promise<VNode> {
    const memberships = await this.workspaces.list(caller);
    return (
      <NewWorkspacePage
        theme={browser.theme}
        email={caller.user.email}
        isFirst={memberships.length === 0}
        form={form}
        notice={this.flash.take(browser)}
        returnTo={returnTo}
      />
    );
  }

  async create(
    caller: Caller,
    { returnTo, ...form }: NewWorkspaceForm,
    browser: Browser,
  ): Promise<PageAnswer> {
    const input = NewWorkspace.safeParse({ ...form, sampleData: form.sampleData !== '' });
    if (!input.success) {
      const faulty = { values: form, faults: faultsOf(input.error) };
      return new PageResponse(422, await this.page(caller, browser, { returnTo }, faulty));
    }
    const { name, slug } = await this.workspaces.create(caller, input.data);
    this.flash.leave(browser, workspaceReady, { name });
    return new SeeOther(returnTo ?? `/w/${slug}`);
  }
}
