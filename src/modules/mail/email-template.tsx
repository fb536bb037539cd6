import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { MailMessage } from './mail.contract';

const BODY =
  'margin:0;padding:32px 16px;background:#f9fafb;color:#171b21;font:15px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif';
const CARD =
  'max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #e2e4e7;border-radius:12px';
const BUTTON =
  'display:inline-block;padding:11px 20px;border-radius:8px;background:#3554d0;color:#ffffff;font-weight:600;text-decoration:none';
const SMALL = 'font-size:13px;line-height:20px;color:#4e535a';
const MONO = 'font:600 22px/30px ui-monospace,SFMono-Regular,Menlo,monospace;letter-spacing:.12em';

export interface EmailTemplate {
  readonly to: string;
  readonly subject: string;
  /** Paragraphs before the button. */
  readonly opening: readonly string[];
  /** Paragraphs for the text part, when `opening` mentions the button. */
  readonly openingText?: readonly string[];
  /** The button; absent when there is nothing to do. */
  readonly action?: { readonly label: string; readonly href: string };
  /** A code to type, with the sentence that introduces it. */
  readonly code?: { readonly says: string; readonly value: string };
  /** Small print after the button. */
  readonly closing: readonly string[];
}

/** Renders an email as text and HTML. Email clients ignore stylesheets, so the styles are inline. */
export function renderEmail(email: EmailTemplate): MailMessage {
  return {
    to: email.to,
    subject: email.subject,
    text: textOf(email),
    html: `<!doctype html>${render(htmlOf(email))}`,
  };
}

/**
 * Makes a user-chosen name safe for emails: a word joiner after each dot keeps email clients from turning
 * `evil.example` into a link.
 */
export const unlinked = (name: string): string => name.replace(/\.(?=\S)/g, '.\u2060');

function textOf({ opening, openingText = opening, action, code, closing }: EmailTemplate): string {
  const parts = [
    ...openingText,
    ...(action ? [`${action.label}:\n${action.href}`] : []),
    ...(code ? [`${code.says} ${code.value}`] : []),
    ...closing,
  ];
  return `${parts.join('\n\n')}\n`;
}

const Line = ({ children, small }: { children: ComponentChildren; small?: boolean }) => (
  <p style={`margin:0 0 16px;${small ? SMALL : ''}`}>{children}</p>
);

function htmlOf({ subject, opening, action, code, closing }: EmailTemplate) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{subject}</title>
      </head>
      <body style={BODY}>
        <div style={CARD}>
          <p style="margin:0 0 20px;font-weight:600;color:#3554d0">Keyshift</p>
          {opening.map((text) => (
            <Line key={text}>{text}</Line>
          ))}
          {action && (
            <p style="margin:0 0 20px">
              <a href={action.href} style={BUTTON}>
                {action.label}
              </a>
            </p>
          )}
          {code && <Line>{code.says}</Line>}
          {code && <p style={`margin:0 0 20px;${MONO}`}>{code.value}</p>}
          {action && (
            <Line small>
              If the button doesn’t work, copy this link:{' '}
              <a href={action.href} style="overflow-wrap:anywhere">
                {action.href}
              </a>
            </Line>
          )}
          {closing.map((text) => (
            <Line small key={text}>
              {text}
            </Line>
          ))}
        </div>
      </body>
    </html>
  );
}
