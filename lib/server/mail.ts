import 'server-only'
import { createTransport } from 'nodemailer'
import { env } from './env'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The address at which a POST ends such letters (RFC 8058). */
  readonly unsubscribe: string
}

/** Whether mail can be sent at all; where not, nothing about it is offered. */
export function mailIsConfigured(): boolean {
  const { SMTP_URL, MAIL_FROM } = env()
  return SMTP_URL !== undefined && MAIL_FROM !== undefined
}

const PATIENCE_MS = 10_000

/** Hands a letter in. @throws where the server refuses it, is not there, or falls silent; see `wasNotTaken`. */
export async function sendMail({ to, subject, text, unsubscribe }: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL || !MAIL_FROM) throw new Error('mail is not configured')
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  try {
    await transport.sendMail({
      from: MAIL_FROM,
      to,
      subject,
      text,
      disableFileAccess: true,
      disableUrlAccess: true,
      headers: {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    })
  } finally {
    transport.close()
  }
}

/**
 * Whether an error of `sendMail` says for certain that the letter was not taken: the server was not reached, or said so.
 * One that falls silent may have taken it.
 */
export function wasNotTaken(error: unknown): boolean {
  const { code, syscall, responseCode } = Object(error) as Record<string, unknown>
  return typeof responseCode === 'number' || syscall === 'connect' || code === 'EDNS'
}
