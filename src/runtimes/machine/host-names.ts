/** The hosts that the machine's network knows, and the addresses that were made up for them. */
export class HostNames {
	readonly #addresses = new Map<string, string>()
	readonly #names = new Map<string, string>()

	/** The address of that host; it gets one if it has none yet. */
	give(host: string): string {
		const known = this.find(host)
		if (known !== undefined) return known
		const number = this.#addresses.size + 1
		const ip = `10.${Math.floor(number / 62_500)}.${Math.floor(number / 250) % 250}.${(number % 250) + 1}`
		this.#addresses.set(host.toLowerCase(), ip)
		this.#names.set(ip, host.toLowerCase())
		return ip
	}

	/** The address of that host, if there is such a host. An address is its own. */
	find(host: string): string | undefined {
		if (host === '') return everywhere
		if (isAddress(host)) return host
		const name = host.toLowerCase()
		return name === 'localhost' ? '127.0.0.1' : this.#addresses.get(name)
	}

	/** The host that has that address; an address that belongs to nobody stands for itself. */
	nameOf(ip: string): string {
		return this.#names.get(ip) ?? ip
	}

	clear(): void {
		this.#addresses.clear()
		this.#names.clear()
	}
}

/** Stands for every address of the machine itself. */
export const everywhere = '0.0.0.0'

/** Whether that address is the machine itself. */
export function isOwn(ip: string): boolean {
	return ip === everywhere || ip.startsWith('127.')
}

function isAddress(text: string): boolean {
	return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256)
}
