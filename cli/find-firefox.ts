import { existsSync } from 'node:fs'

/** The Firefox that the course is also tried in: where Debian and others put it. */
export function findFirefox(): string | undefined {
	return ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path))
}
