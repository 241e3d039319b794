/** As many pixels as a small picture has on a screen with two for one. */
const longest = 360;
/** What is smaller is kept as it is. */
const mostBytes = 64 * 1024;

/** A small copy of an image, which takes little memory however large that is. What is drawn of lines has no pixels, and stays what it is. */
export async function thumbnail(file: Blob): Promise<Blob> {
  if (file.size <= mostBytes || file.type === 'image/svg+xml') return file;
  const whole = await createImageBitmap(file);
  try {
    const scale = Math.min(1, longest / Math.max(whole.width, whole.height));
    const [width, height] = [whole.width, whole.height].map((side) => Math.max(1, Math.round(side * scale)));
    const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
    const context = canvas.getContext('2d');
    if (!context) return file;
    context.imageSmoothingQuality = 'high';
    context.drawImage(whole, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
  } finally {
    whole.close();
  }
}
