import type { Dropped } from '../model/opened.ts';
import { byId } from './element.ts';

/** Files dropped anywhere on the page, or chosen with the button. */
export function takeFiles(taken: (files: readonly Dropped[]) => void): void {
  const veil = byId('veil');
  let depth = 0;
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  // The editor would take the text of a file that is dropped on it, so the page is asked first.
  const listen = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', heard: (event: DragEvent) => void) =>
    window.addEventListener(name, (event) => hasFiles(event) && heard(event), { capture: true });
  listen('dragenter', (event) => {
    event.preventDefault();
    depth += 1;
    veil.hidden = false;
  });
  listen('dragover', (event) => event.preventDefault());
  listen('dragleave', () => {
    depth -= 1;
    veil.hidden = depth > 0 ? veil.hidden : true;
  });
  listen('drop', (event) => {
    event.preventDefault();
    event.stopPropagation();
    depth = 0;
    veil.hidden = true;
    void droppedFiles(event.dataTransfer).then(taken);
  });
  const input = byId<HTMLInputElement>('files');
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    void Promise.all(files.map((file) => readFile(file, file.name))).then((all) => {
      input.value = '';
      taken(all);
    });
  });
  byId('open').addEventListener('click', () => input.click());
}

async function readFile(file: File, path: string): Promise<Dropped> {
  return { path, bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function droppedFiles(data: DataTransfer | null): Promise<readonly Dropped[]> {
  // Entries are gone once the event is over: all of them are taken before anything is waited for.
  const entries = [...(data?.items ?? [])].flatMap((item) => {
    const entry = item.webkitGetAsEntry();
    return entry === null ? [] : [entry];
  });
  const files = [...(data?.files ?? [])];
  if (entries.length === 0) return Promise.all(files.map((file) => readFile(file, file.name)));
  return (await Promise.all(entries.map(filesIn))).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<readonly Dropped[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
    return [await readFile(file, entry.fullPath.replace(/^\//, ''))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) break;
    entries.push(...some);
  }
  return (await Promise.all(entries.map(filesIn))).flat();
}
