"""Which aims does each trade's curriculum have today, in bokmål and nynorsk?"""
