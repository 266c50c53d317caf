// The engines that judge outside of the browser. Each line that comes in asks for one judgement,
// each line that goes out answers one: how many checks, and those that went against the page as
// [rule, place, what is wrong].
import { createInterface } from 'node:readline';

import { Audit, Outcome } from '@siteimprove/alfa-act';
import { Device, Display, Preference, Scripting, Viewport } from '@siteimprove/alfa-device';
import { Node } from '@siteimprove/alfa-dom';
import { Request, Response } from '@siteimprove/alfa-http';
import { Rules } from '@siteimprove/alfa-rules';
import { Page } from '@siteimprove/alfa-web';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

const rules = [...Rules.values()];

const markup = new HtmlValidate(new FileSystemConfigLoader({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
}));

// Where an element stands: its names down from the body, and what it says.
const place = (target) => {
  if (typeof target?.path !== 'function') return String(target).slice(0, 200);
  return `${target.path()} ${String(target).replace(/\s+/g, ' ').slice(0, 200)}`;
};

const why = (outcome) => {
  const told = outcome.toJSON().expectations ?? [];
  const wrong = told.map(([, expectation]) => expectation).filter(({ type }) => type === 'err');
  return wrong.map(({ error }) => {
    const pair = error.pairings?.[0];
    const colours = pair ? ` (${JSON.stringify([pair.foreground, pair.background, pair.contrast])})` : '';
    return error.message + colours;
  }).join('; ').slice(0, 400);
};

const alfa = async ({ page, width, height, features }) => {
  const preferences = Object.entries(features).map(([name, value]) => Preference.of(name, value));
  const viewport = Viewport.of(width, height);
  const device = Device.of(Device.Type.Screen, viewport, Display.of(1), Scripting.of(true), preferences);
  const document = Node.from(JSON.parse(page), device);
  const whole = Page.of(Request.empty(), Response.empty(), document, device);
  const outcomes = [...await Audit.of(whole, rules).evaluate()];
  const failed = outcomes.filter(Outcome.isFailed);
  const found = failed.map((outcome) =>
    [outcome.rule.uri.split('/').pop(), place(outcome.target), why(outcome)]);
  return { checks: outcomes.filter(Outcome.isPassed).length + failed.length, found };
};

const file = async ({ file: name }) => {
  const report = await markup.validateFile(name);
  const messages = report.results.flatMap((result) => result.messages);
  const found = messages.map(({ ruleId, selector, message, line }) =>
    [ruleId, selector ?? `line ${line}`, message]);
  // It tells of no rule that is kept: each file is one check.
  return { checks: 1, found };
};

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  const answer = asked.file ? await file(asked) : await alfa(asked);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
