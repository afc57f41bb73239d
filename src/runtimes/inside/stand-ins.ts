export async function loadNodeModule(_s: string, _h: unknown): Promise<Record<string, unknown> | undefined> { return undefined }
export function whyMissing(s: string): string { return `There is no module '${s}' here.` }
export function installNodeGlobals(_scope: object) {}
