/** The part of the configuration that decides whether the local chat page may be opened. */
export interface LocalChatConfig {
  /** `NODE_ENV=production`. */
  production: boolean
  /** `HOST`: where the web server listens. */
  host: string
  /** `LOCAL_CHAT_ALLOW=1`: a trusted demonstration machine. */
  allowAnyway: boolean
}

/** Null when the page may be opened; else the line to stop the start with. Whoever opens the page can speak as anybody. */
export function localChatAllowed({ production, host, allowAnyway }: LocalChatConfig): string | null {
  if (allowAnyway) return null
  const reason = production
    ? 'NODE_ENV=production 时不开放本机聊天页'
    : isLoopback(host)
      ? null
      : `HOST=${host} 不是本机地址，不开放本机聊天页`
  if (reason === null) return null
  return `${reason}（谁打开它都能以任何人的身份说话）：请改用 WECHATY_PUPPET=wechaty-puppet-service，或只在可信的演示机器上设 LOCAL_CHAT_ALLOW=1`
}

/** True for names and addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/iu.test(host)
}
