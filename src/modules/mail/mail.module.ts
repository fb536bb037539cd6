import { Module } from '@nestjs/common';
import { MailQueue } from './mail-queue';
import { MailboxPagesController } from './mailbox.pages.controller';

/** Postman and options come from the roof, which knows whether there is an SMTP server. */
@Module({ controllers: [MailboxPagesController], providers: [MailQueue], exports: [MailQueue] })
export class MailModule {}
