/** Characters that XML 1.0 has no way to write. */
const UNWRITABLE = /(?![\t\n\r\u007f-\u009f])[\p{Cc}\ufffe\uffff]/gu

/** Text as it stands between tags or in an attribute, in double quotation marks, of XML and HTML. */
export function escapeXml(text: string): string {
  return text
    .replace(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Plain text as HTML: its lines parted by breaks. */
export const htmlOf = (text: string): string => escapeXml(text).replace(/\r?\n/g, '<br>')
