/** When what was drawn is on the screen, or would be if anybody saw it. */
export async function drawnFrame(): Promise<void> {
  await new Promise(requestAnimationFrame);
  await scheduler.yield();
}
