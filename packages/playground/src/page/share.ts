import { fragmentOf } from '../model/share.ts';
import { byId } from './element.ts';

/** Longer addresses are cut by programs that people paste them into. */
const LONG = 8000;

/** A dialog with an address that holds the fleet itself: who opens it reads the fleet, and no server does. */
export function makeShare(text: () => string): void {
  const dialog = byId<HTMLDialogElement>('share-dialog');
  const field = byId<HTMLInputElement>('share-address');
  const said = byId('share-said');
  byId('share').addEventListener('click', () => {
    const fragment = fragmentOf(text());
    const address = `${location.href.replace(/#.*$/, '')}${fragment}`;
    field.value = address;
    const length =
      address.length > LONG
        ? `It has ${address.length} letters: mail and chat may cut it.`
        : `${address.length} letters.`;
    said.textContent =
      location.protocol === 'file:'
        ? `${length} It begins with a file of this computer, which others do not have.`
        : length;
    dialog.showModal();
    field.select();
  });
  byId('share-copy').addEventListener('click', () => {
    field.select();
    const copied = () => {
      said.textContent = 'Copied.';
    };
    // A page that was opened from a disk may not have the newer way.
    navigator.clipboard?.writeText(field.value).then(copied, () => document.execCommand('copy') && copied());
  });
}
