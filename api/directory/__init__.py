"""The directory of services: where a victim can turn, in the Open Referral UK form and as a page."""
