const mostCharacters = 100;
// What Windows takes for a device, whatever its ending.
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
// What some file system does not allow, what a folder is named by, and what cannot be seen.
const unfit = /[\\/:*?"<>|]|[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;

/** A name for a file on any system, as much like the given one as can be; its ending stays. */
export function fileNameFor(name: string): string {
  const [, stem = '', ending = ''] = /^(.*?)((?:\.\w{1,5})?)$/s.exec(name.replace(unfit, '-')) ?? [];
  const short = [...stem.trim()]
    .slice(0, mostCharacters)
    .join('')
    .replace(/[. ]+$/, '')
    .replace(/^\.+/, '');
  return `${short.replace(devices, '$&-') || 'untitled'}${ending}`;
}
