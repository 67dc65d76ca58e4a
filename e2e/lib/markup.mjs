// Is the HTML that the server sent sound? Judged by html-validate, on the text as sent, before any script.

import { HtmlValidate } from 'html-validate';

const judge = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // White space is no matter for a page that a template writes.
    'no-trailing-whitespace': 'off',
  },
});

/** A list of fifty rows has a fault fifty times: so many are shown. */
const MOST = 3;

/** What is wrong with this HTML, a sentence each; nothing when there is none to judge. */
export async function faultsOfMarkup(html) {
  if (html === undefined) return [];
  const report = await judge.validateString(html);
  const lines = html.split('\n');
  const messages = report.results.flatMap((result) => result.messages);
  return [...new Set(messages.map(({ ruleId }) => ruleId))].flatMap((ruleId) => {
    const alike = messages.filter((message) => message.ruleId === ruleId);
    const shown = alike.slice(0, MOST).map(({ message, line }) =>
      `HTML, line ${line}: ${message} (${ruleId})\n  ${lines[line - 1]?.trim().slice(0, 200)}`);
    return alike.length > MOST ? [...shown, `HTML: ${ruleId} ${alike.length - MOST} times more`] : shown;
  });
}
