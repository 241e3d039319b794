/** Whether a host, as `URL` writes it, is this machine whatever the network says. Names below `localhost` are asked of the network on some machines. */
export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}
