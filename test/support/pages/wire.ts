/**
 * Messages between a page and its host as text, as VS Code sends them: JSON, in which NaN and infinities are null, and typed arrays. {@link wireInPage} reads and writes it in the page.
 */
export function toWire(message: unknown): string {
  return JSON.stringify(message, (_, value: unknown) => {
    if (value instanceof Float64Array || value instanceof Uint8Array) {
      const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      return { $array: value.constructor.name, base64: bytes.toString('base64') };
    }
    return value;
  });
}

export function fromWire(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('$array' in value && 'base64' in value) {
      const bytes = Uint8Array.from(Buffer.from(String(value.base64), 'base64'));
      return value.$array === 'Float64Array' ? new Float64Array(bytes.buffer) : bytes;
    }
    return value;
  });
}

/** The same two, as a script for the browser. */
export const wireInPage = `
const toWire = (message) => JSON.stringify(message, (_, value) => {
  if (value instanceof Float64Array || value instanceof Uint8Array) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return { $array: value.constructor.name, base64: btoa(text) };
  }
  return value;
});
const fromWire = (text) => JSON.parse(text, (_, value) => {
  if (typeof value !== 'object' || value === null) return value;
  if ('$array' in value) {
    const text = atob(value.base64);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
    return value.$array === 'Float64Array' ? new Float64Array(bytes.buffer) : bytes;
  }
  return value;
});
`;
