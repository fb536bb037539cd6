export { Notifications } from './notifications';
export { NOTIFICATION_KINDS, type NotificationKind, type NotificationsView } from './notifications.contract';
export { NotificationsModule } from './notifications.module';
export { renderWorkEmail } from './work-email';
