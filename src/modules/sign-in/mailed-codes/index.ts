export { Code } from './mailed-code.contract';
export { MailedCodeSecrets } from './mailed-code-secrets';
export { CODE_INCOMPLETE, originText, spacedCode, wrongCodeText } from './mailed-code-text';
