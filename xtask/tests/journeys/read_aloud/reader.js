// A screen reader that speaks into a list: from the start of an element to its end.
import { virtual } from '@guidepup/virtual-screen-reader';

window.osloregionenReader = async (selector, most) => {
  const container = document.querySelector(selector);
  await virtual.start({ container });
  const first = await virtual.lastSpokenPhrase();
  const end = first.startsWith('end of') ? first : `end of ${first}`;
  for (let said = first; said !== end;) {
    if ((await virtual.spokenPhraseLog()).length >= most) break;
    await virtual.next();
    said = await virtual.lastSpokenPhrase();
  }
  const all = await virtual.spokenPhraseLog();
  await virtual.stop();
  return all;
};
