import { Module } from '@nestjs/common';
import { MailQueue } from './mail-queue';
import { MailboxPagesController } from './pages/mailbox.page.controller';

/** The app module provides transport and options, because it knows whether there is an SMTP server. */
@Module({ controllers: [MailboxPagesController], providers: [MailQueue], exports: [MailQueue] })
export class MailModule {}
